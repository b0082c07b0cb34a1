namespace Tandem.Engine.External;

/// <summary>An address that a person gave leads into a network of this machine.</summary>
internal sealed class PrivateAddressOnly() : IOException("The name leads to no address of the internet.");
