/** The pages of ClickFunnels' documentation that checks rest on. */

/** Events, responses, retries. */
export const WEBHOOKS_PAGE = 'https://developers.myclickfunnels.com/docs/webhooks';
/** What is signed, how, and the tolerance. */
export const SIGNATURES_PAGE = 'https://developers.myclickfunnels.com/docs/signature-verification';
