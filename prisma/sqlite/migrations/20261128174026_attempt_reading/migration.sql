-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN "reading" JSONB;

