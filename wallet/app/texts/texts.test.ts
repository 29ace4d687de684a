import { describeTexts } from '@mleg/ui/i18n/describe-texts.ts';
import * as languages from './languages.ts';

describeTexts(languages, import.meta.dirname);
