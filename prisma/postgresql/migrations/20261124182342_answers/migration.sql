-- CreateTable
CREATE TABLE "Answer" (
    "userId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "isDefault" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL,
    "keptText" TEXT,
    "keptAt" TIMESTAMP(3),
    "lastSaveId" TEXT NOT NULL,
    "deletedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Answer_pkey" PRIMARY KEY ("userId","id")
);

-- CreateTable
CREATE TABLE "AnswerRevision" (
    "userId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "answerId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "writerId" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "savedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "AnswerRevision_pkey" PRIMARY KEY ("userId","id")
);

-- CreateTable
CREATE TABLE "AnswerSave" (
    "userId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "answerId" TEXT NOT NULL,
    "savedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "AnswerSave_pkey" PRIMARY KEY ("userId","id")
);

-- CreateIndex
CREATE INDEX "Answer_userId_questionId_idx" ON "Answer"("userId", "questionId");

-- CreateIndex
CREATE INDEX "AnswerRevision_userId_answerId_startedAt_idx" ON "AnswerRevision"("userId", "answerId", "startedAt");

-- CreateIndex
CREATE INDEX "AnswerSave_userId_answerId_idx" ON "AnswerSave"("userId", "answerId");

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnswerRevision" ADD CONSTRAINT "AnswerRevision_userId_answerId_fkey" FOREIGN KEY ("userId", "answerId") REFERENCES "Answer"("userId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnswerSave" ADD CONSTRAINT "AnswerSave_userId_answerId_fkey" FOREIGN KEY ("userId", "answerId") REFERENCES "Answer"("userId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

