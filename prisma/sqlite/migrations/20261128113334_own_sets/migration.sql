-- CreateTable
CREATE TABLE "OwnQuestion" (
    "userId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "topics" JSONB NOT NULL,
    "timeLimitSeconds" INTEGER NOT NULL,
    "guidance" TEXT NOT NULL,
    "keyPoints" JSONB NOT NULL,
    "exampleAnswer" TEXT NOT NULL,
    "followUps" JSONB NOT NULL,
    "listenFor" JSONB NOT NULL,
    "notes" TEXT NOT NULL,
    "origin" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("userId", "id"),
    CONSTRAINT "OwnQuestion_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "OwnSet" (
    "userId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "plannedMinutes" INTEGER,
    "sections" JSONB NOT NULL,
    "anchors" JSONB NOT NULL,
    "linkId" TEXT,
    "pins" JSONB,
    "deletedAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("userId", "id"),
    CONSTRAINT "OwnSet_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ShareLink" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "setId" TEXT NOT NULL,
    "face" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "signedAs" TEXT NOT NULL,
    "pins" JSONB NOT NULL,
    "version" INTEGER NOT NULL,
    "expiresAt" DATETIME,
    "revokedAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "openCount" INTEGER NOT NULL DEFAULT 0,
    "lastOpenedAt" DATETIME,
    CONSTRAINT "ShareLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ShareLink_userId_setId_fkey" FOREIGN KEY ("userId", "setId") REFERENCES "OwnSet" ("userId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Response" (
    "userId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "linkId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "sentAt" DATETIME NOT NULL,
    "withdrawnAt" DATETIME,

    PRIMARY KEY ("userId", "id"),
    CONSTRAINT "Response_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Response_linkId_fkey" FOREIGN KEY ("linkId") REFERENCES "ShareLink" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "OwnQuestion_userId_origin_idx" ON "OwnQuestion"("userId", "origin");

-- CreateIndex
CREATE INDEX "OwnSet_userId_linkId_idx" ON "OwnSet"("userId", "linkId");

-- CreateIndex
CREATE INDEX "OwnSet_deletedAt_idx" ON "OwnSet"("deletedAt");

-- CreateIndex
CREATE INDEX "ShareLink_userId_setId_idx" ON "ShareLink"("userId", "setId");

-- CreateIndex
CREATE INDEX "Response_linkId_idx" ON "Response"("linkId");

