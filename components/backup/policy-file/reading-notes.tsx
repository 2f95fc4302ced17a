import { Banner } from "#components/feedback/banner.tsx";
import type { JsonNote } from "#lib/domain/policy/azure-shape/read-object.ts";
import { counted } from "#lib/domain/policy/policy-in-words.ts";

type ReadingNotesProps = { problems: readonly JsonNote[]; notCarriedOver: readonly JsonNote[] };

/** What is wrong with the file and what of it has no place here, each with its path. */
export function ReadingNotes({ problems, notCarriedOver }: ReadingNotesProps) {
  if (problems.length + notCarriedOver.length === 0) {
    return <Banner tone="success" title="Everything in it is carried over" />;
  }
  return (
    <>
      {problems.length > 0 && (
        <Banner tone="danger" title={`${counted(problems.length, "problem")} in the file`}>
          <NoteList notes={problems} label="Problems of the file" />
          <p className="mt-2">Go on and mend them in the form: until then nothing can be saved.</p>
        </Banner>
      )}
      {notCarriedOver.length > 0 && (
        <Banner tone="warning" title="Not carried over">
          <NoteList notes={notCarriedOver} label="Not carried over" />
        </Banner>
      )}
    </>
  );
}

function NoteList({ notes, label }: { notes: readonly JsonNote[]; label: string }) {
  return (
    <ul aria-label={label} className="mt-1 flex flex-col gap-1.5">
      {notes.map(({ path, sentence }) => (
        <li key={`${path} ${sentence}`}>
          <code className="font-mono text-xs wrap-anywhere">{path}</code>
          <span className="block">{sentence}</span>
        </li>
      ))}
    </ul>
  );
}
