-- AlterTable
ALTER TABLE "Question" ADD COLUMN "source" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Question" ADD COLUMN "path" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "Suggestion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT,
    "ownerId" TEXT,
    "questionId" TEXT NOT NULL,
    "seenAs" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "baseText" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "signedAs" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "answer" TEXT NOT NULL DEFAULT '',
    "replacedText" TEXT,
    "acceptedText" TEXT,
    "createdAt" DATETIME NOT NULL,
    "decidedAt" DATETIME,
    "publishedAt" DATETIME,
    CONSTRAINT "Suggestion_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Suggestion_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Suggestion_userId_createdAt_idx" ON "Suggestion"("userId", "createdAt");

-- CreateIndex
CREATE INDEX "Suggestion_ownerId_status_idx" ON "Suggestion"("ownerId", "status");

-- CreateIndex
CREATE INDEX "Suggestion_questionId_part_idx" ON "Suggestion"("questionId", "part");

