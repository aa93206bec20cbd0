export const DEMO_PUBLISHER = '演示数据 Demonstration data'
export const DEMO_TITLE = '为演示生成，非统计数据 / Generated for demonstration, not statistics'
