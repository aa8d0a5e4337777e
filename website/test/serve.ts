import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

const DIST = join(__dirname, '..', '.vitepress', 'dist');
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };

export interface Served {
  readonly address: string;
  close(): void;
}

/** Serves the built site as a plain web server does: files, and nothing else. */
export async function serve(): Promise<Served> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://site');
    const file = join(DIST, pathname.endsWith('/') ? `${pathname}index.html` : decodeURI(pathname));
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
