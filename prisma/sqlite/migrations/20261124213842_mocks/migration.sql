-- CreateTable
CREATE TABLE "MockSession" (
    "userId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("userId", "id"),
    CONSTRAINT "MockSession_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MockEvent" (
    "userId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "receivedAt" DATETIME NOT NULL,

    PRIMARY KEY ("userId", "id"),
    CONSTRAINT "MockEvent_userId_sessionId_fkey" FOREIGN KEY ("userId", "sessionId") REFERENCES "MockSession" ("userId", "id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "MockSession_userId_createdAt_idx" ON "MockSession"("userId", "createdAt");

-- CreateIndex
CREATE INDEX "MockEvent_userId_sessionId_idx" ON "MockEvent"("userId", "sessionId");

