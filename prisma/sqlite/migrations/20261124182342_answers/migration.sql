-- CreateTable
CREATE TABLE "Answer" (
    "userId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "isDefault" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL,
    "keptText" TEXT,
    "keptAt" DATETIME,
    "lastSaveId" TEXT NOT NULL,
    "deletedAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("userId", "id"),
    CONSTRAINT "Answer_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AnswerRevision" (
    "userId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "answerId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "writerId" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "savedAt" DATETIME NOT NULL,

    PRIMARY KEY ("userId", "id"),
    CONSTRAINT "AnswerRevision_userId_answerId_fkey" FOREIGN KEY ("userId", "answerId") REFERENCES "Answer" ("userId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AnswerSave" (
    "userId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "answerId" TEXT NOT NULL,
    "savedAt" DATETIME NOT NULL,

    PRIMARY KEY ("userId", "id"),
    CONSTRAINT "AnswerSave_userId_answerId_fkey" FOREIGN KEY ("userId", "answerId") REFERENCES "Answer" ("userId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Answer_userId_questionId_idx" ON "Answer"("userId", "questionId");

-- CreateIndex
CREATE INDEX "AnswerRevision_userId_answerId_startedAt_idx" ON "AnswerRevision"("userId", "answerId", "startedAt");

-- CreateIndex
CREATE INDEX "AnswerSave_userId_answerId_idx" ON "AnswerSave"("userId", "answerId");

