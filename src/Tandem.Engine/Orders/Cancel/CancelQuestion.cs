namespace Tandem.Engine.Orders.Cancel;

/// <summary>What a person is asked about cancelling an order.</summary>
public enum CancelQuestion
{
    None,

    /// <summary>The customer wants to cancel: accept, or send it all the same?</summary>
    Request,

    /// <summary>It was cancelled in the shop: at bol too, or is it kept?</summary>
    ClosedInShop,

    /// <summary>A part was refunded in the shop: is that part cancelled at bol?</summary>
    RefundedInShop,

    /// <summary>bol shows as sent what the shop has put back in stock: was it sent, or is it on the shelf?</summary>
    SentOrOnShelf,
}
