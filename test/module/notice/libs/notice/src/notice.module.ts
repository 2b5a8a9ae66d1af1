import { Module } from '@nestjs/common';
import { NoticeController } from './notice.controller.js';
import { NoticeService } from './notice.service.js';
import { NoticeSnapshot } from './notice.snapshot.js';
import { NoticeStats } from './notice-stats.js';

/** A board of notices. */
@Module({
  controllers: [NoticeController],
  providers: [NoticeService, NoticeSnapshot, NoticeStats],
})
export class NoticeModule {}
