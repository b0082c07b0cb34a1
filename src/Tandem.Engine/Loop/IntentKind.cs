namespace Tandem.Engine.Loop;

/// <summary>What an intent writes.</summary>
public enum IntentKind
{
    /// <summary>Stock of an offer at bol.</summary>
    Stock,

    /// <summary>A bol order into the shop.</summary>
    Import,

    /// <summary>A shipment at bol.</summary>
    Ship,

    /// <summary>Stock of an item in the shop, from an external source.</summary>
    ShopStock,

    /// <summary>Who fulfils an offer: from bol's warehouse to our own stock, or back.</summary>
    LvbSwitch,

    /// <summary>Status, note or fields of an order in the shop.</summary>
    ShopOrder,

    /// <summary>A label at bol. Costs money.</summary>
    Label,

    /// <summary>The tracking code of a shipment at bol, after it was shipped without.</summary>
    Transport,

    /// <summary>The cancellation of an order line at bol.</summary>
    Cancel,

    /// <summary>What became of a return, at bol.</summary>
    HandleReturn,

    /// <summary>A return at bol that no customer registered.</summary>
    MakeReturn,

    /// <summary>An order in the shop that a customer gets in exchange for what came back.</summary>
    Replacement,

    /// <summary>The invoice of a shipment, at bol.</summary>
    UploadInvoice,

    /// <summary>An invoice or credit note over Peppol, through an access point.</summary>
    SendEInvoice,
}
