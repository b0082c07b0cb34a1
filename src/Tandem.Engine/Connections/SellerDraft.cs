namespace Tandem.Engine.Connections;

/// <summary>What is needed to add a seller with one shop and one bol account.</summary>
public sealed record SellerDraft(
    string Name, Uri ShopUrl, string ShopKey, string ShopSecret, string BolClientId, string BolClientSecret, int SafetyStock = 0)
{
    /// <summary>Without any key.</summary>
    public override string ToString() => $"{Name} ({ShopUrl})";
}
