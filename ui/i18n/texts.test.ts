import { join } from 'node:path';
import { describeTexts } from './describe-texts.ts';
import * as languages from './texts/languages.ts';

describeTexts(languages, join(import.meta.dirname, 'texts'));
