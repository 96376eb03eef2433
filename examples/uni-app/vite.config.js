import uni from '@dcloudio/vite-plugin-uni'
import { defineConfig } from 'vite'

// The package is CommonJS: as an ES module its function stands under `default`.
export default defineConfig({ plugins: [(uni.default ?? uni)()] })
