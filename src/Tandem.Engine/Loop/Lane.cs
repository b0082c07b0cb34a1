namespace Tandem.Engine.Loop;

/// <summary>The kinds of work of one seller that go on side by side.</summary>
[Flags]
internal enum Lane
{
    None = 0,
    WatchShop = 1,
    WatchBol = 2,
    Decide = 4,
    PushStock = 8,
    ImportOrders = 16,
    ShipParcels = 32,
    PushShopStock = 64,
    WatchSource = 128,
    SwitchLvb = 256,
    TellShop = 512,
    BuyLabels = 1024,
    CancelLines = 2048,
    Upkeep = 4096,
    Alerts = 8192,
    HandleReturns = 16384,
    UploadInvoices = 32768,
    SendEInvoices = 65536,
    All = (SendEInvoices << 1) - 1,
}
