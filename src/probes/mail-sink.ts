import { createServer, type Socket } from 'node:net';
import { createSmtpSession, type ReceivedMail } from './smtp-session.ts';

/** An SMTP server on this machine that takes every mail and delivers none. */
export interface MailSink {
  readonly host: string;
  readonly port: number;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
/** More than a mail with attachments has without a line break, in bytes. */
const LONGEST_LINE = 1024 * 1024;

/** Starts it on a free port. */
export async function startMailSink(onMail: (mail: ReceivedMail) => void): Promise<MailSink> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    serve(socket, onMail);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: 0, host: HOST }, resolve);
  });
  const address = server.address();
  return {
    host: HOST,
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

function serve(socket: Socket, onMail: (mail: ReceivedMail) => void): void {
  const session = createSmtpSession(onMail);
  let rest = '';
  socket.on('error', () => undefined);
  socket.setEncoding('latin1');
  socket.write(`${session.greeting}\r\n`);
  socket.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) {
      socket.destroy();
      return;
    }
    for (const line of lines) {
      const { replies, isOver } = session.take(line.replace(/\r$/, ''));
      if (replies.length > 0 && socket.writable)
        socket.write(replies.map((reply) => `${reply}\r\n`).join(''));
      if (isOver) socket.end();
    }
  });
}
