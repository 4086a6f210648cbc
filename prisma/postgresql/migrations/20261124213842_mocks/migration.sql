-- CreateTable
CREATE TABLE "MockSession" (
    "userId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "plan" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "MockSession_pkey" PRIMARY KEY ("userId","id")
);

-- CreateTable
CREATE TABLE "MockEvent" (
    "userId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "receivedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "MockEvent_pkey" PRIMARY KEY ("userId","id")
);

-- CreateIndex
CREATE INDEX "MockSession_userId_createdAt_idx" ON "MockSession"("userId", "createdAt");

-- CreateIndex
CREATE INDEX "MockEvent_userId_sessionId_idx" ON "MockEvent"("userId", "sessionId");

-- AddForeignKey
ALTER TABLE "MockSession" ADD CONSTRAINT "MockSession_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MockEvent" ADD CONSTRAINT "MockEvent_userId_sessionId_fkey" FOREIGN KEY ("userId", "sessionId") REFERENCES "MockSession"("userId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

