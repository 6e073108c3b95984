import { copy } from '../parts/actions.ts';
import { Icon } from '../parts/icon.tsx';

interface SecretOnceProps {
  readonly name: string;
  readonly secret: string;
  readonly onDone: () => void;
}

/** A new secret, shown until it is put away. */
export function SecretOnce({ name, secret, onDone }: SecretOnceProps) {
  return (
    <section class="notice notice-done secret-once" aria-labelledby="secret-title" role="status">
      <h2 id="secret-title">Secret of {name}</h2>
      <p>Give it to your receiver now. It is shown once; afterwards it is masked.</p>
      <div class="command">
        <code>{secret}</code>
        <button type="button" class="quiet" onClick={() => copy(secret, 'The secret is on the clipboard.')}>
          <Icon name="copy" /> Copy secret
        </button>
      </div>
      <button type="button" onClick={onDone}>
        Done
      </button>
    </section>
  );
}
