import type { Exchange } from '../api-types.ts';
import { BodyView } from '../parts/body-view.tsx';
import { Headers } from '../parts/headers.tsx';
import { SignatureView } from './signature.tsx';

/** One attempt as it went over the wire: request, response, signature. */
export function ExchangeView({ exchange }: { readonly exchange: Exchange }) {
  const { attempt, request, response, outcome } = exchange;
  return (
    <>
      <div class="exchange">
        <section class="card" aria-labelledby="response-title">
          <h3 id="response-title">Response of attempt {attempt.number}</h3>
          {response === null ? (
            <p class={exchange.succeeded ? 'muted' : 'outcome-failed'}>{outcome}</p>
          ) : (
            <>
              <Headers
                label="Response headers"
                first={`HTTP ${response.statusCode}`}
                headers={response.headers}
              />
              <BodyView label="Response body" text={response.body} bytes={response.bodyBytes} />
            </>
          )}
        </section>
        <section class="card" aria-labelledby="request-title">
          <h3 id="request-title">Request of attempt {attempt.number}</h3>
          {request === null ? (
            <p class="muted">This request was not kept: it was sent before the page was started.</p>
          ) : (
            <>
              <Headers
                label="Request headers"
                first={`${request.method} ${new URL(request.url).pathname}${new URL(request.url).search} HTTP/1.1`}
                headers={request.headers}
              />
              <BodyView
                label="Request body"
                text={request.body}
                base64={request.bodyBase64}
                bytes={request.bodyBytes}
              />
            </>
          )}
        </section>
      </div>
      <SignatureView exchange={exchange} />
    </>
  );
}
