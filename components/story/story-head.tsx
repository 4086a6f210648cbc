/** The head of a story's page: what it is, and the way back to all of them. */
export function StoryHead({ title }: { title: string }) {
  return (
    <header className="set-head">
      <div>
        <h1>{title}</h1>
        <p className="set-head__purpose">
          Told once, in the order in which you would tell it. <a href="/stories">All my stories</a>
        </p>
      </div>
    </header>
  )
}
