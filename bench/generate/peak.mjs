// Loaded before a measured program: notes the most memory that its process had. Kibibytes on every system.
import { appendFileSync } from 'node:fs';
import process from 'node:process';

process.on('exit', () => {
  appendFileSync(process.env.BENCH_PEAK, `${process.resourceUsage().maxRSS}\n`);
});
