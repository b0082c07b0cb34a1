namespace Tandem.Bol;

/// <summary>Why bol does not let this account in, so that the right advice can be given.</summary>
public enum BolUnauthorizedKind
{
    /// <summary>The login refused the client id or secret: make new ones in the seller dashboard.</summary>
    BadCredentials,

    /// <summary>The account is inactive, or may not use this part of the API (403).</summary>
    Inactive,

    /// <summary>The login gave a token, yet the API refuses it, also when it is new.</summary>
    TokenRefused,
}
