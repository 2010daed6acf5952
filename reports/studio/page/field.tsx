/**
 * A field that is read when it is left. What is being typed in it stays while answers come in and the page is drawn again;
 * what cannot be read gives way to what was there.
 */
import { useState } from 'preact/hooks';

interface FieldProps {
  readonly type: 'text' | 'number' | 'date';
  readonly value: string | number;
  readonly onCommit: (text: string) => void;
  /** Its name, where no label stands around it. */
  readonly label?: string;
  readonly min?: string;
  readonly max?: string;
  readonly step?: string;
  readonly placeholder?: string;
  readonly maxLength?: number;
}

type Typed = { readonly currentTarget: HTMLInputElement };

export function Field({ type, value, onCommit, label, ...limits }: FieldProps) {
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const own = {
    ...limits,
    ...(label === undefined ? {} : { 'aria-label': label }),
    value: draft ?? value,
    onInput: ({ currentTarget }: Typed) => setDraft(currentTarget.value),
    onChange: ({ currentTarget }: Typed) => {
      setDraft(undefined);
      onCommit(currentTarget.value);
    },
    onBlur: () => setDraft(undefined),
  };
  if (type === 'number') return <input type="number" {...own} />;
  return type === 'date' ? <input type="date" {...own} /> : <input type="text" {...own} />;
}
