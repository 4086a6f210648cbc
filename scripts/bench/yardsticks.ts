import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT, run, tail } from '../launch/steps.mjs'
import { SkippedError } from './figure'
import { fingerprintOf, inBench, readNote, writeNote } from './folder'
import { type Server, startServer } from './programs'

const TEMPLATE = path.join(ROOT, 'scripts/bench/bare')
const NEXT = path.join(ROOT, 'node_modules/next/dist/bin/next')
const BARE_FILES = ['next.config.mjs', 'app/layout.jsx', 'app/page.jsx', 'app/hello/page.jsx', 'app/card/page.jsx']

/** Builds the smallest Next app, with a card's markup from a constant, and starts it. */
export async function startBare(cardHtml: string): Promise<Server> {
  const folder = inBench('bare', 'app', '..')
  const made = fingerprintOf(
    [...BARE_FILES.map((file) => path.join('scripts/bench/bare', file)), 'node_modules/next/package.json'],
    cardHtml.length,
  )
  if (readNote('bare') !== made || !existsSync(path.join(folder, '.next/BUILD_ID'))) {
    rmSync(folder, { recursive: true, force: true })
    cpSync(TEMPLATE, folder, { recursive: true })
    writeFileSync(path.join(folder, 'app/card/markup.js'), `export const CARD = ${JSON.stringify(cardHtml)}\n`)
    const { code, output } = await run(process.execPath, [NEXT, 'build'], {
      cwd: folder,
      env: { NODE_ENV: 'production', NODE_OPTIONS: '', NEXT_TELEMETRY_DISABLED: '1' },
    })
    if (code !== 0) throw new Error(`The bare app could not be built: ${tail(output, 15)}`)
    writeNote('bare', made)
  }
  return startServer(process.execPath, (port) => [NEXT, 'start', '-p', String(port), '-H', '127.0.0.1'], {
    ready: '/',
    cwd: folder,
  })
}

const NGINX_PLACES = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/bin/nginx', '/opt/homebrew/bin/nginx']

/** Serves the app's own rendered HTML, and the files that it loads, by nginx. */
export async function startStaticCopy(appUrl: string, pages: readonly string[]): Promise<Server> {
  const nginx = NGINX_PLACES.find((place) => existsSync(place))
  if (!nginx) throw new SkippedError('nginx is not installed (apt-get install nginx)')
  const folder = inBench('static', 'html', '..')
  rmSync(folder, { recursive: true, force: true })
  for (const page of pages) {
    const response = await fetch(appUrl + page)
    const file = path.join(folder, 'html', page === '/' ? 'index.html' : `${page}.html`)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, await response.text())
  }
  cpSync(path.join(ROOT, '.next/static'), path.join(folder, 'html/_next/static'), { recursive: true })
  cpSync(path.join(ROOT, 'public'), path.join(folder, 'html'), { recursive: true })
  return startServer(nginx, (port) => ['-p', folder, '-e', 'stderr', '-c', writeSettings(folder, port)], {
    ready: pages[0] ?? '/',
  })
}

function writeSettings(folder: string, port: number): string {
  const file = path.join(folder, 'nginx.conf')
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${path.join(folder, 'temp', name)};`)
    .join('\n  ')
  mkdirSync(path.join(folder, 'temp'), { recursive: true })
  const user = process.getuid?.() === 0 ? 'user root;' : ''
  writeFileSync(
    file,
    `${user}
daemon off;
pid ${path.join(folder, 'nginx.pid')};
error_log stderr error;
events {}
http {
  ${temporary}
  ${readTypes()}
  access_log off;
  gzip on;
  gzip_types text/css application/javascript text/javascript image/svg+xml;
  server {
    listen 127.0.0.1:${port};
    root ${path.join(folder, 'html')};
    location / { try_files $uri $uri.html $uri/index.html =404; }
  }
}
`,
  )
  return file
}

/** The types that nginx comes with. */
function readTypes(): string {
  const file = '/etc/nginx/mime.types'
  return existsSync(file) ? readFileSync(file, 'utf8') : 'types { text/html html; text/css css; text/javascript js; }'
}
