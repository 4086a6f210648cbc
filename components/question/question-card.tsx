import { formatClock } from '@/components/ui/format'
import { KeyHint } from '@/components/ui/key-hint'
import { topicName } from '@/lib/question/question'
import type { QuestionView } from '@/lib/question/question-views'
import { RichText } from './rich-text'

/** A question to read: guidance, key points, the example folded until asked for, follow-ups, and its sets. */
export function QuestionCard({ question, sets }: { question: QuestionView; sets: { slug: string; title: string }[] }) {
  const [firstSet] = sets
  return (
    <article className="card question-card" aria-labelledby="question">
      <p className="card__header mono">
        <span>
          {topicName(question.topic)} · {question.kind} · {question.level}
        </span>
        <span>{formatClock(question.timeLimitSeconds)} to answer</span>
      </p>
      <h1 className="card__question" id="question">
        {question.text}
      </h1>
      <hr className="head-rule" />
      <section className="card__body prose" aria-labelledby="guidance">
        <h2 className="section-label" id="guidance">
          Guidance
        </h2>
        <RichText html={question.guidanceHtml} />
        <SuggestLink slug={question.slug} part="guidance" to="the guidance" />
      </section>
      <section className="card__body key-points" aria-labelledby="points">
        <h2 className="section-label" id="points">
          Key points <span className="mono">{question.keyPoints.length}</span>
        </h2>
        <ol className="key-points__list">
          {question.keyPoints.map((point) => (
            <li key={point.id}>
              <b>{point.text}</b>
              <p>{point.detail}</p>
              <SuggestLink slug={question.slug} part={`point:${point.id}`} to={`“${point.text}”`} />
            </li>
          ))}
        </ol>
      </section>
      <details className="card__body fold">
        <summary>Example answer</summary>
        <div className="fold__text">
          <RichText html={question.exampleAnswerHtml} />
          <SuggestLink slug={question.slug} part="example" to="the example answer" />
        </div>
      </details>
      {question.followUps.length > 0 && (
        <details className="card__body fold">
          <summary>Follow-up questions</summary>
          <ul className="fold__text follow-ups">
            {question.followUps.map((followUp) => (
              <li className="read" key={followUp}>
                {followUp}
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className="card__body question-card__foot no-print">
        <p>
          {sets.length > 0 && 'In '}
          {sets.map((set, index) => (
            <span key={set.slug}>
              {index > 0 && ', '}
              <a href={`/sets/${set.slug}`}>{set.title}</a>
            </span>
          ))}
        </p>
        <p className="buttons">
          <a className="button" href={`/answers/${question.slug}`} aria-keyshortcuts="E">
            Write my answer <KeyHint>E</KeyHint>
          </a>
          <a
            className="button button--primary"
            href={firstSet ? `/study?set=${firstSet.slug}` : `/study?topic=${question.topic}`}
            aria-keyshortcuts="S"
          >
            Study <KeyHint>S</KeyHint>
          </a>
        </p>
      </div>
    </article>
  )
}

/** Leads to where a change to one text is suggested: a page of its own, so that this one needs no script for it. */
function SuggestLink({ slug, part, to }: { slug: string; part: string; to: string }) {
  return (
    <a className="suggest-link no-print" href={`/suggest/${slug}?part=${part}`} rel="nofollow">
      Suggest a change<span className="visually-hidden"> to {to}</span>
    </a>
  )
}
