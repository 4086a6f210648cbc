import NextAuth from 'next-auth'
import { nextAuthOptions, RATE_LIMITED } from '@/lib/account/next-auth-commands'
import { isSameOrigin } from '@/lib/session/origin'

type Context = { params: Promise<{ nextauth: string[] }> }

/** next-auth's own pages and answers: what comes back from a provider, and who is signed in. */
export async function GET(request: Request, context: Context): Promise<Response> {
  return NextAuth(nextAuthOptions())(request, context)
}

/** Its writes, from own pages alone; where something was tried too often, the answer is 429. */
export async function POST(request: Request, context: Context): Promise<Response> {
  if (!isSameOrigin(request.headers.get('origin'), request.headers.get('host'))) {
    return Response.json({ error: 'Forms are taken from Callback’s own pages only.' }, { status: 403 })
  }
  const answer: Response = await NextAuth(nextAuthOptions())(request, context)
  return (await saysLimited(answer)) ? Response.json({ error: 'That was tried too often.' }, { status: 429 }) : answer
}

/** Its word for what `authorize` threw: an address to go to, as a header or, for scripts, as JSON. */
async function saysLimited(answer: Response): Promise<boolean> {
  const said = answer.headers.get('location') ?? (answer.status === 401 ? await answer.clone().text() : '')
  return said.includes(RATE_LIMITED)
}
