import { defineConfig } from 'vite';
import { webConfig } from '../../vite.shared.js';

export default defineConfig(webConfig({ name: 'desk', base: '/desk/', worker: 'shell' }));
