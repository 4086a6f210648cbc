-- CreateTable
CREATE TABLE "Question" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "topics" JSONB NOT NULL,
    "kind" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "timeLimitSeconds" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "guidance" TEXT NOT NULL,
    "keyPoints" JSONB NOT NULL,
    "exampleAnswer" TEXT NOT NULL,
    "followUps" JSONB NOT NULL,
    "listenFor" JSONB NOT NULL,
    "notes" TEXT NOT NULL,
    "rubric" JSONB NOT NULL,
    "contentHash" TEXT NOT NULL,
    "archivedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SlugRedirect" (
    "slug" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SlugRedirect_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "QuestionSet" (
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "archivedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "QuestionSet_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "QuestionSetEntry" (
    "setSlug" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "section" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,

    CONSTRAINT "QuestionSetEntry_pkey" PRIMARY KEY ("setSlug","position")
);

-- CreateTable
CREATE TABLE "ContentState" (
    "id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "importedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ContentState_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "newPerDay" INTEGER NOT NULL DEFAULT 20,
    "interviewAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,
    "lastSeenAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Review" (
    "userId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "rating" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "reviewedAt" TIMESTAMP(3) NOT NULL,
    "receivedAt" TIMESTAMP(3) NOT NULL,
    "basedOn" TEXT NOT NULL,
    "deviceId" TEXT NOT NULL,
    "tickedKeyPoints" JSONB NOT NULL,
    "durationMs" INTEGER NOT NULL,
    "attemptId" TEXT,

    CONSTRAINT "Review_pkey" PRIMARY KEY ("userId","id")
);

-- CreateTable
CREATE TABLE "Retraction" (
    "userId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "reviewId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "deviceId" TEXT NOT NULL,
    "retractedAt" TIMESTAMP(3) NOT NULL,
    "receivedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Retraction_pkey" PRIMARY KEY ("userId","id")
);

-- CreateTable
CREATE TABLE "MemoryState" (
    "userId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "due" TIMESTAMP(3),
    "stability" DOUBLE PRECISION NOT NULL,
    "difficulty" DOUBLE PRECISION NOT NULL,
    "state" INTEGER NOT NULL,
    "lastReview" TIMESTAMP(3),
    "reps" INTEGER NOT NULL,
    "lapses" INTEGER NOT NULL,
    "learningSteps" INTEGER NOT NULL,
    "scheduledDays" INTEGER NOT NULL,
    "lastEntryId" TEXT NOT NULL,

    CONSTRAINT "MemoryState_pkey" PRIMARY KEY ("userId","questionId")
);

-- CreateTable
CREATE TABLE "Attempt" (
    "userId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "receivedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Attempt_pkey" PRIMARY KEY ("userId","id")
);

-- CreateTable
CREATE TABLE "QuestionMark" (
    "userId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "suspendedAt" TIMESTAMP(3),
    "flaggedAt" TIMESTAMP(3),
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "QuestionMark_pkey" PRIMARY KEY ("userId","questionId")
);

-- CreateTable
CREATE TABLE "RateLimiterFlexible" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMP(3),

    CONSTRAINT "RateLimiterFlexible_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "Question_slug_key" ON "Question"("slug");

-- CreateIndex
CREATE INDEX "Question_topic_slug_idx" ON "Question"("topic", "slug");

-- CreateIndex
CREATE INDEX "SlugRedirect_questionId_idx" ON "SlugRedirect"("questionId");

-- CreateIndex
CREATE INDEX "QuestionSetEntry_questionId_idx" ON "QuestionSetEntry"("questionId");

-- CreateIndex
CREATE UNIQUE INDEX "QuestionSetEntry_setSlug_questionId_key" ON "QuestionSetEntry"("setSlug", "questionId");

-- CreateIndex
CREATE INDEX "User_kind_lastSeenAt_idx" ON "User"("kind", "lastSeenAt");

-- CreateIndex
CREATE INDEX "Review_userId_questionId_reviewedAt_idx" ON "Review"("userId", "questionId", "reviewedAt");

-- CreateIndex
CREATE INDEX "Review_userId_reviewedAt_idx" ON "Review"("userId", "reviewedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Review_userId_questionId_deviceId_basedOn_key" ON "Review"("userId", "questionId", "deviceId", "basedOn");

-- CreateIndex
CREATE INDEX "Retraction_userId_questionId_idx" ON "Retraction"("userId", "questionId");

-- CreateIndex
CREATE INDEX "Retraction_userId_reviewId_idx" ON "Retraction"("userId", "reviewId");

-- CreateIndex
CREATE INDEX "MemoryState_userId_due_idx" ON "MemoryState"("userId", "due");

-- CreateIndex
CREATE INDEX "Attempt_userId_questionId_createdAt_idx" ON "Attempt"("userId", "questionId", "createdAt");

-- CreateIndex
CREATE INDEX "RateLimiterFlexible_expire_idx" ON "RateLimiterFlexible"("expire");

-- AddForeignKey
ALTER TABLE "SlugRedirect" ADD CONSTRAINT "SlugRedirect_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionSetEntry" ADD CONSTRAINT "QuestionSetEntry_setSlug_fkey" FOREIGN KEY ("setSlug") REFERENCES "QuestionSet"("slug") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionSetEntry" ADD CONSTRAINT "QuestionSetEntry_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Retraction" ADD CONSTRAINT "Retraction_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MemoryState" ADD CONSTRAINT "MemoryState_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionMark" ADD CONSTRAINT "QuestionMark_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

