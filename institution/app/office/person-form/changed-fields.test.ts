import { personFieldsSchema } from '@mleg/institution-contract/person-form';
import { expect, test } from 'vitest';
import { changedFields } from './changed-fields.ts';

const before = { ...personFieldsSchema.parse({ familyName: 'Zmyślona', group: '6a' }), hasPesel: true };

test('names what has another value by now, in the order of the form', () => {
  expect(changedFields(before, { ...before, group: '6b', familyName: 'Inna' })).toEqual(['familyName', 'group']);
});

test('where nothing that is shown has changed it is the PESEL', () => {
  expect(changedFields(before, before)).toEqual(['pesel']);
});

test('a PESEL that came or went is named beside what else has changed', () => {
  expect(changedFields({ ...before, hasPesel: false }, { ...before, group: '6b' })).toEqual(['group', 'pesel']);
});
