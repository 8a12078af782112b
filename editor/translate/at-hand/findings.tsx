import { useId, useState } from 'react';
import type { EditorWords } from '../../words.ts';
import type { ShownFinding } from '../island.ts';
import { Part } from './at-hand.tsx';

type FindingsProps = {
  words: EditorWords;
  findings: ShownFinding[];
  accept: (finding: ShownFinding, reason: string) => Promise<boolean>;
};

/** What the checks found in a row; each may stand, with a reason. */
export function Findings({ words, findings, accept }: FindingsProps) {
  if (findings.length === 0) return null;
  return (
    <Part title={words('editor.desk.findings')}>
      <ul className="desk-findings">
        {findings.map((finding) => (
          <FindingItem key={finding.key} {...{ words, finding, accept }} />
        ))}
      </ul>
    </Part>
  );
}

function FindingItem({ words, finding, accept }: Omit<FindingsProps, 'findings'> & { finding: ShownFinding }) {
  const [reason, setReason] = useState('');
  const [isRefused, setRefused] = useState(false);
  const id = useId();
  if (finding.accepted)
    return (
      <li className="desk-accepted">
        <p>{finding.text}</p>
        <p className="hint" dir="auto">
          {words('editor.desk.acceptedBy', { name: finding.accepted.by, reason: finding.accepted.reason })}
        </p>
        <button type="button" className="small-button" onClick={() => void accept(finding, '')}>
          {words('editor.desk.reopen')}
        </button>
      </li>
    );
  return (
    <li>
      <p>{finding.text}</p>
      <details>
        <summary>{words('editor.desk.accept')}</summary>
        <form
          className="desk-accept"
          onSubmit={async (event) => {
            event.preventDefault();
            if (reason.trim() === '') return setRefused(true);
            setRefused(!(await accept(finding, reason.trim())));
          }}
        >
          <label htmlFor={id}>{words('editor.desk.reason')}</label>
          <input
            id={id}
            value={reason}
            dir="auto"
            maxLength={500}
            autoComplete="off"
            aria-invalid={isRefused || undefined}
            onChange={(event) => setReason(event.target.value)}
          />
          <button type="submit" className="small-button">
            {words('editor.desk.acceptNow')}
          </button>
        </form>
      </details>
    </li>
  );
}
