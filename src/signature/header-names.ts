/**
 * Header that carries the signature. Name: documented. Its letter case on the wire: observed in the code that runs there, as Ruby's HTTP
 * client writes every part of a header name capitalised and the rest in lower case.
 */
export const SIGNATURE_HEADER = 'X-Webhook-Clickfunnels-Signature';

/** Header that carries the unix time of the attempt in seconds. Name: documented; letter case: observed likewise. */
export const TIMESTAMP_HEADER = 'X-Webhook-Clickfunnels-Timestamp';

/** Header that carries the event id. Observed in the code of Bullet Train, which runs there; no receiver reads it. */
export const EVENT_ID_HEADER = 'X-Webhook-Clickfunnels-Id';
