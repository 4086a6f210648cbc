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
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "OwnQuestion_pkey" PRIMARY KEY ("userId","id")
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
    "deletedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "OwnSet_pkey" PRIMARY KEY ("userId","id")
);

-- CreateTable
CREATE TABLE "ShareLink" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "setId" TEXT NOT NULL,
    "face" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "signedAs" TEXT NOT NULL,
    "pins" JSONB NOT NULL,
    "version" INTEGER NOT NULL,
    "expiresAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,
    "openCount" INTEGER NOT NULL DEFAULT 0,
    "lastOpenedAt" TIMESTAMP(3),

    CONSTRAINT "ShareLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Response" (
    "userId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "linkId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "sentAt" TIMESTAMP(3) NOT NULL,
    "withdrawnAt" TIMESTAMP(3),

    CONSTRAINT "Response_pkey" PRIMARY KEY ("userId","id")
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

-- AddForeignKey
ALTER TABLE "OwnQuestion" ADD CONSTRAINT "OwnQuestion_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OwnSet" ADD CONSTRAINT "OwnSet_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareLink" ADD CONSTRAINT "ShareLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareLink" ADD CONSTRAINT "ShareLink_userId_setId_fkey" FOREIGN KEY ("userId", "setId") REFERENCES "OwnSet"("userId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Response" ADD CONSTRAINT "Response_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Response" ADD CONSTRAINT "Response_linkId_fkey" FOREIGN KEY ("linkId") REFERENCES "ShareLink"("id") ON DELETE CASCADE ON UPDATE CASCADE;

