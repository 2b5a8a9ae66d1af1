import { type ReactElement, useId, useState } from 'react';

/**
 * Picks a file under words of our own: the browser's button speaks the browser's language. The input itself stays where keys and screen
 * readers find it; a file may also be dropped here.
 */
export function FileButton({
  text,
  hint,
  accept,
  isDisabled,
  onPick,
}: {
  text: string;
  hint: string;
  accept: string;
  isDisabled: boolean;
  onPick: (file: File) => void;
}): ReactElement {
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  const take = (files: FileList | null): void => {
    const file = files?.[0];
    if (file && !isDisabled) onPick(file);
  };
  return (
    <div
      className={`filedrop ${isOver ? 'is-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <input
        id={id}
        className="visually-hidden"
        type="file"
        aria-describedby={`${id}-hint`}
        accept={accept}
        disabled={isDisabled}
        onChange={(event) => {
          take(event.target.files);
          // The same file can be picked again once it was mended.
          event.target.value = '';
        }}
      />
      <label className="sg-button primary" htmlFor={id}>
        <span className="label">{text}</span>
      </label>
      <span id={`${id}-hint`} className="muted">
        {hint}
      </span>
    </div>
  );
}
