-- CreateTable
CREATE TABLE "Story" (
    "userId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "situation" TEXT NOT NULL,
    "task" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "figures" TEXT NOT NULL,
    "deletedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Story_pkey" PRIMARY KEY ("userId","id")
);

-- CreateTable
CREATE TABLE "StoryUse" (
    "userId" TEXT NOT NULL,
    "storyId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "StoryUse_pkey" PRIMARY KEY ("userId","storyId","questionId")
);

-- CreateIndex
CREATE INDEX "Story_deletedAt_idx" ON "Story"("deletedAt");

-- AddForeignKey
ALTER TABLE "Story" ADD CONSTRAINT "Story_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StoryUse" ADD CONSTRAINT "StoryUse_userId_storyId_fkey" FOREIGN KEY ("userId", "storyId") REFERENCES "Story"("userId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

