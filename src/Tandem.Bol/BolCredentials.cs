namespace Tandem.Bol;

/// <summary>The client id and secret of one bol seller account, as made in the seller dashboard.</summary>
public sealed record BolCredentials(string ClientId, string ClientSecret)
{
    /// <summary>Names the client id only: the secret is never shown.</summary>
    public override string ToString() => $"{nameof(BolCredentials)} {{ ClientId = {ClientId} }}";
}
