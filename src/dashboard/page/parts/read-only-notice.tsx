import { useState } from 'preact/hooks';
import { isTokenOld, takeToken } from '../api.ts';
import { mayWrite, workspace } from '../state/workspace.ts';

/** Why nothing can be changed, and how to go on: a page that was open before the server started again has an old token. */
export function ReadOnlyNotice() {
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  if (workspace.value === undefined || mayWrite.value) return null;
  const goOn = (event: SubmitEvent) => {
    event.preventDefault();
    setWrong(!takeToken(text));
    setText('');
  };
  return (
    <form class="notice read-only" onSubmit={goOn}>
      <p role="status">
        {isTokenOld.value
          ? 'Read-only: the server was started again, and this page has the token of the last time. Paste the address that the command printed now:'
          : 'Read-only: this address has no token. Open the address that the command printed to retry, trigger or change anything, or paste it here:'}
      </p>
      <label>
        <span class="visually-hidden">Address with token</span>
        <input
          value={text}
          placeholder="http://127.0.0.1:4400/_sim/ui#token=…"
          autocomplete="off"
          spellcheck={false}
          aria-invalid={isWrong}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <button type="submit">Continue</button>
      {isWrong && <p>There is no token in it: it ends in #token=…</p>}
    </form>
  );
}
