-- CreateTable
CREATE TABLE "Question" (
    "id" TEXT NOT NULL PRIMARY KEY,
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
    "archivedAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "SlugRedirect" (
    "slug" TEXT NOT NULL PRIMARY KEY,
    "questionId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "SlugRedirect_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "QuestionSet" (
    "slug" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "archivedAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "QuestionSetEntry" (
    "setSlug" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "section" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,

    PRIMARY KEY ("setSlug", "position"),
    CONSTRAINT "QuestionSetEntry_setSlug_fkey" FOREIGN KEY ("setSlug") REFERENCES "QuestionSet" ("slug") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "QuestionSetEntry_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ContentState" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL,
    "importedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "newPerDay" INTEGER NOT NULL DEFAULT 20,
    "interviewAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Review" (
    "userId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "rating" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "reviewedAt" DATETIME NOT NULL,
    "receivedAt" DATETIME NOT NULL,
    "basedOn" TEXT NOT NULL,
    "deviceId" TEXT NOT NULL,
    "tickedKeyPoints" JSONB NOT NULL,
    "durationMs" INTEGER NOT NULL,
    "attemptId" TEXT,

    PRIMARY KEY ("userId", "id"),
    CONSTRAINT "Review_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Retraction" (
    "userId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "reviewId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "deviceId" TEXT NOT NULL,
    "retractedAt" DATETIME NOT NULL,
    "receivedAt" DATETIME NOT NULL,

    PRIMARY KEY ("userId", "id"),
    CONSTRAINT "Retraction_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MemoryState" (
    "userId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "due" DATETIME,
    "stability" REAL NOT NULL,
    "difficulty" REAL NOT NULL,
    "state" INTEGER NOT NULL,
    "lastReview" DATETIME,
    "reps" INTEGER NOT NULL,
    "lapses" INTEGER NOT NULL,
    "learningSteps" INTEGER NOT NULL,
    "scheduledDays" INTEGER NOT NULL,
    "lastEntryId" TEXT NOT NULL,

    PRIMARY KEY ("userId", "questionId"),
    CONSTRAINT "MemoryState_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Attempt" (
    "userId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "receivedAt" DATETIME NOT NULL,

    PRIMARY KEY ("userId", "id"),
    CONSTRAINT "Attempt_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "QuestionMark" (
    "userId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "suspendedAt" DATETIME,
    "flaggedAt" DATETIME,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("userId", "questionId"),
    CONSTRAINT "QuestionMark_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RateLimiterFlexible" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "points" INTEGER NOT NULL,
    "expire" DATETIME
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

