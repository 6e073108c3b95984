/**
 * Header that carries the signature. Name: documented. Its letter case on the wire: assumed, because Ruby's HTTP
 * client writes every part of a header name capitalised and the rest in lower case.
 */
export const SIGNATURE_HEADER = 'X-Webhook-Clickfunnels-Signature';

/** Header that carries the unix time of the attempt in seconds. Name: documented; letter case: assumed. */
export const TIMESTAMP_HEADER = 'X-Webhook-Clickfunnels-Timestamp';

/** Header that carries the event id. Assumed: known only from the framework that ClickFunnels builds on. */
export const EVENT_ID_HEADER = 'X-Webhook-Clickfunnels-Id';
