-- AlterTable
ALTER TABLE "Answer" ADD COLUMN     "claims" JSONB;

