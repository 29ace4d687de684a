import { aClaim } from './a-claim.ts';
import { aFact } from './a-fact.ts';
import { aLanguage } from './a-language.ts';
import { aMigration } from './a-migration.ts';
import { aPage } from './a-page.ts';
import { aRule } from './a-rule.ts';
import { aTest } from './a-test.ts';
import type { Recipe } from './recipe.ts';

/** In the order of CONTRIBUTING.md. */
export const ALL_RECIPES: readonly Recipe[] = [aTest, aClaim, aFact, aRule, aMigration, aLanguage, aPage];
