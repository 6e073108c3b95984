import type { ZooMember } from '../zoo.ts';
import { expressWithJobs } from './express-jobs.ts';
import { fastifyWithSqlite } from './fastify-sqlite.ts';
import { honoWithOutbox } from './hono-outbox.ts';
import { nextWithWaitUntil } from './next-wait-until.ts';
import { postgresInbox } from './postgres-inbox.ts';
import { railsWithQueue } from './rails-queue.ts';

/** Correct receivers in six styles, each doing its work so many milliseconds after the response. */
export function receiversInStyles(workMs: number): readonly ZooMember[] {
  return [
    expressWithJobs,
    fastifyWithSqlite,
    nextWithWaitUntil,
    postgresInbox,
    honoWithOutbox,
    railsWithQueue,
  ].map((create) => create(workMs));
}
