import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { installDebianPackage } from '../test/apt'

/** Where Debian's package puts it. */
export const NGINX = '/usr/sbin/nginx'
const ATTEMPTS = 100
const PAUSE_MS = 50

/**
 * Starts nginx in front of servers, in turns and without sticky sessions, with a folder of its own.
 * @returns ends it
 */
export async function startNginx(folder: string, port: number, servers: string[]): Promise<() => Promise<void>> {
  if (!existsSync(NGINX) && !(await installDebianPackage('nginx')))
    throw new Error('nginx is not here, and could not be installed. Install it (apt-get install nginx).')
  const own = path.join(folder, 'nginx')
  mkdirSync(own, { recursive: true })
  const file = path.join(own, 'nginx.conf')
  writeFileSync(file, configuration(own, port, servers))
  const child = spawn(NGINX, ['-c', file, '-p', own, '-e', path.join(own, 'error.log')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await untilListening(child, port)
  return async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    if (child.kill('SIGTERM')) await ended
  }
}

function configuration(folder: string, port: number, servers: string[]): string {
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  return `
daemon off;
pid ${folder}/pid;
worker_processes 1;
events { worker_connections 512; }
http {
  access_log off;
  ${kinds.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join('\n  ')}
  upstream callback {
    ${servers.map((url) => `server ${new URL(url).host} max_fails=1 fail_timeout=2s;`).join('\n    ')}
    keepalive 16;
  }
  server {
    listen 127.0.0.1:${port};
    client_max_body_size 2m;
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    proxy_set_header Host $http_host;
    proxy_set_header X-Forwarded-Host $http_host;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    proxy_buffer_size 16k;
    proxy_buffers 8 16k;
    add_header X-Served-By $upstream_addr always;
    # A server that starts or stops says 503: the other one is asked.
    proxy_next_upstream error timeout http_503;
    location / {
      proxy_pass http://callback;
    }
    # A command carries its id, and is stored once however often it is sent.
    location = /api/commands {
      proxy_pass http://callback;
      proxy_next_upstream error timeout http_503 non_idempotent;
    }
  }
}
`
}

async function untilListening(child: ChildProcess, port: number): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS && child.exitCode === null; attempt += 1) {
    const isThere = await fetch(`http://127.0.0.1:${port}/api/health`).then(
      () => true,
      () => false,
    )
    if (isThere) return
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  throw new Error('nginx did not start: what it says is above.')
}
