const { readFileSync } = require('node:fs');

/**
 * The most memory that this process has held at once, in bytes. Linux hands the figure of the parent down to its
 * children, so it is read from the process's own page there.
 */
exports.peakMemoryBytes = () => {
  try {
    const [, kilobytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
    return Number(kilobytes) * 1_024;
  } catch {
    return process.resourceUsage().maxRSS * 1_024;
  }
};
