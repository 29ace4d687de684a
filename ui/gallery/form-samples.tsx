import { useState } from 'react';
import { Checkbox } from '../checkbox.tsx';
import { CodeInput } from '../code-input.tsx';
import { ErrorSummary } from '../error-summary.tsx';
import { Panel } from '../panel.tsx';
import { SelectField } from '../select-field.tsx';
import { TextArea } from '../text-area.tsx';
import { TextField } from '../text-field.tsx';

export function FormSamples() {
  const [code, setCode] = useState('');
  return (
    <Panel title="Formularz">
      <ErrorSummary attempt={0} errors={[{ fieldId: 'login', message: 'Wpisz login' }]} />
      <TextField id="login" label="Login" hint="Taki jak do poczty uczelni." error="Wpisz login" />
      <CodeInput kind="letters" label="Kod" value={code} onValue={setCode} />
      <SelectField label="Powód">
        <option>Zgubiony telefon</option>
      </SelectField>
      <TextArea label="Uwagi" />
      <Checkbox label="Zapoznałem się z regulaminem" />
    </Panel>
  );
}
