import { describe, modelOf } from '../description.js';
import { historyOf, type History } from '../versions-report.js';
import { loadDocuments } from '../source/documents.js';
