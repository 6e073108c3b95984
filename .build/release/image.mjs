/**
 * Carries out what the Dockerfile says where there is no builder: each stage is a folder, COPY copies, RUN runs in a shell
 * with the folder in place of the image's root. What needs the base image's own tools is left out and listed.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from '../fingerprint.mjs';

const DOCKERFILE = join(ROOT, '.github', 'Dockerfile');
/** Commands that only the base image has. */
const OF_THE_BASE = /\b(apk|adduser)\b/;
/** What is not made here takes, in bytes: Alpine 3.22 with libstdc++, and Node.js 24 without symbols. */
const BASE_BYTES = 12_000_000 + 109_000_000;
const MOST_BYTES = 150_000_000;

/** The instructions of a Dockerfile, without comments, continuation lines joined. */
export function instructionsOf(dockerfile = readFileSync(DOCKERFILE, 'utf8')) {
  return dockerfile
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, name, value] = /^(\S+)\s+(.*)$/.exec(line);
      return { name, value };
    });
}

/** Runs the instructions; gives what the image does at the end, what was left out, and its size, estimated. */
export function runImageSteps() {
  const folder = mkdtempSync(join(tmpdir(), 'cf-webhook-sim-image-'));
  try {
    return runSteps(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runSteps(folder) {
  const left = [];
  const stages = new Map();
  let stage = '';
  let workdir = '/';
  let user = '0';
  let start = [];
  for (const { name, value } of instructionsOf()) {
    switch (name) {
      case 'FROM': {
        const [, named = 'image'] = / AS (\S+)$/.exec(value) ?? [];
        stage = join(folder, named);
        stages.set(named, stage);
        mkdirSync(stage);
        workdir = '/';
        break;
      }
      case 'WORKDIR':
        workdir = value;
        mkdirSync(join(stage, value), { recursive: true });
        break;
      case 'COPY':
        copy(value, stages, stage, workdir);
        break;
      case 'RUN':
        if (OF_THE_BASE.test(value)) left.push(`RUN ${value}`);
        else runShell(value, stage, workdir);
        break;
      case 'USER':
        user = value;
        break;
      case 'ENTRYPOINT':
        start = JSON.parse(value);
        break;
      case 'CMD':
        break;
      default:
        throw new Error(`The Dockerfile has the instruction ${name}, which cannot be carried out here.`);
    }
  }
  const image = stages.get('image');
  const bytes = BASE_BYTES + bytesIn(join(image, 'app'));
  const problems = [];
  if (user === '0' || user === 'root') problems.push('The image runs as root.');
  if (bytes > MOST_BYTES)
    problems.push(`The image has about ${bytes} bytes, at most ${MOST_BYTES} are allowed.`);
  const output = runAsUser(start, image, user);
  if (!output.includes('200')) problems.push(`The image does not deliver an event: ${output}`);
  return { bytes, left, problems };
}

function copy(value, stages, stage, workdir) {
  const [, from] = /^--from=(\S+) /.exec(value) ?? [];
  const paths = value.replace(/^--from=\S+ /, '').split(' ');
  const to = paths.pop();
  for (const path of paths) {
    const source = from === undefined ? join(ROOT, path) : join(stages.get(from), path);
    const target = join(stage, to.startsWith('/') ? to : join(workdir, to));
    // The base image of the first stage has Node.js there.
    const present = existsSync(source) ? source : process.execPath;
    if (from === undefined && path === '.') copyRepository(target);
    else cpSync(present, to.endsWith('/') ? join(target, path) : target, { recursive: true });
  }
}

/** What git knows: all that the ignore file beside the Dockerfile leaves. */
function copyRepository(target) {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' }).split('\0');
  for (const file of files.filter((path) => path !== '' && existsSync(join(ROOT, path)))) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    cpSync(join(ROOT, file), join(target, file));
  }
}

function runShell(command, stage, workdir) {
  const moved = command
    .replaceAll('npm ', 'npm --loglevel=error ')
    .replaceAll(/(?<=\s)\/(?=[a-z])/g, `${stage}/`);
  mkdirSync(join(stage, 'package'), { recursive: true });
  const { HOME, PATH, TMPDIR } = process.env;
  const npm = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => /^npm_config_(cache|registry)$/i.test(name)),
  );
  execFileSync('sh', ['-ec', moved], {
    cwd: join(stage, workdir),
    env: { HOME, PATH, ...(TMPDIR === undefined ? {} : { TMPDIR }), ...npm },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Starts the image's command in its folder, as the image's user where this one may become it. */
function runAsUser([program, script], image, user) {
  const words = [join(image, script), 'send', 'order.created', '--instant', '--config', 'none'];
  const mayChange = process.getuid?.() === 0 && /^\d+$/.test(user);
  if (mayChange) chmodSync(dirname(image), 0o755);
  return execFileSync(program, words, {
    cwd: join(image, 'work'),
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'ignore'],
    ...(mayChange ? { uid: Number(user), gid: Number(user) } : {}),
  });
}

function bytesIn(folder) {
  return Number(execFileSync('du', ['-sb', folder], { encoding: 'utf8' }).split('\t')[0]);
}
