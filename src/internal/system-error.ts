import { isError } from './is-error.ts';

// @chunk start
/** What the codes of the operating system mean, as the end of a sentence. */
const MEANINGS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EAGAIN: 'its reader does not keep up',
  EBADF: 'it is not open',
  EBUSY: 'it is in use',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'it already exists',
  EFBIG: 'the file would be too large',
  EINVAL: 'the system does not allow it there',
  EIO: 'the device failed',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links form a loop',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ENFILE: 'too many files are open',
  ENODEV: 'there is no such device',
  ENOENT: 'there is no such file or folder',
  ENOMEM: 'the machine is out of memory',
  ENOSPC: 'no space is left on the device',
  ENOTDIR: 'a part of the path is not a folder',
  ENOTEMPTY: 'the folder is not empty',
  ENXIO: 'no program reads from the pipe',
  EPERM: 'the system does not permit it',
  EPIPE: 'its reader has closed it',
  EROFS: 'the file system is read-only',
  ETXTBSY: 'it is being executed',
  EXDEV: 'it is on another device',
};

/** An error of the operating system: a file, a pipe, a folder. It says nothing about this package. */
export interface SystemError extends Error {
  readonly code: string;
  readonly syscall: string;
  readonly path?: string;
}

/** Whether the operating system raised this error. */
export function isSystemError(error: unknown): error is SystemError {
  return (
    isError(error) &&
    'code' in error &&
    typeof error.code === 'string' &&
    'syscall' in error &&
    typeof error.syscall === 'string'
  );
}

/** Why something failed, as the end of a sentence: the system's code in words, else the error's own message. */
export function describeCause(error: unknown): string {
  if (!isSystemError(error)) return isError(error) ? error.message : String(error);
  const meaning = MEANINGS[error.code];
  return meaning === undefined ? error.code : `${meaning} (${error.code})`;
}
