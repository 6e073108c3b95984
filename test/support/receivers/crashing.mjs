/** A receiver that gives up at once. */
for (let line = 1; line <= 25; line += 1) console.log(`step ${line}`);
process.stderr.write(`no database for ${process.env.CF_WEBHOOK_SIM_SECRET}`);
process.exitCode = 3;
