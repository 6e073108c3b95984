import type { Exchange } from '../api-types.ts';

/** How the signature of a request is made, part by part. */
export function SignatureView({
  exchange: { request, signature, attempt },
}: {
  readonly exchange: Exchange;
}) {
  if (request === null || signature === null) return null;
  const { timestamp, value, signedWith, forgedAs } = signature;
  return (
    <section class="card" aria-labelledby="signature-title">
      <h3 id="signature-title">Signature of attempt {attempt.number}</h3>
      {forgedAs !== null && (
        <p class="notice notice-failed">
          Invalid on purpose ({forgedAs}): a receiver has to reject it. A valid signature would be made like
          this:
        </p>
      )}
      <div class="signature">
        <Part
          name="Timestamp"
          text={timestamp ?? 'missing'}
          about="Unix seconds of the attempt, in its own header"
        />
        <Part name="Dot" text="." about="one full stop" />
        <Part
          name="Body"
          text={`${request.bodyBytes.toLocaleString()} bytes`}
          about="the raw bytes as sent, not parsed and written again"
        />
      </div>
      <p class="signature-formula">
        HMAC-SHA256 with the endpoint’s <strong>{signedWith} secret</strong>, as 64 lower-case hex digits:
      </p>
      <pre class="raw">{value ?? 'The request carries no signature.'}</pre>
    </section>
  );
}

function Part({
  name,
  text,
  about,
}: {
  readonly name: string;
  readonly text: string;
  readonly about: string;
}) {
  return (
    <div class="signature-part">
      <code>{text}</code>
      <span class="signature-name">{name}</span>
      <span class="muted">{about}</span>
    </div>
  );
}
