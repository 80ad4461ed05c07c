import { expect, it } from 'vitest';
import { ApiError, ConnectionLost } from '../api/api-error.ts';
import { failuresOf } from './field-failures.ts';

const refusal = (status: number, details: Record<string, unknown>) =>
  new ApiError(status, { code: 'X', message: 'No.', details, requestId: '' });

it('gives each field its sentence in the reader’s language', () => {
  const messages = { en: 'Fill in this field.', pt: 'Preencha este campo.' };
  const error = refusal(422, { failures: [{ key: 'parts[0].code', label: null, messages }] });
  expect(failuresOf(error, 'pt')).toEqual({ 'parts[0].code': 'Preencha este campo.' });
});

it('is null for what is no failure of fields', () => {
  expect(failuresOf(refusal(409, {}), 'en')).toBeNull();
  expect(failuresOf(refusal(422, { failures: 'odd' }), 'en')).toBeNull();
  expect(failuresOf(new ConnectionLost('away'), 'en')).toBeNull();
});
