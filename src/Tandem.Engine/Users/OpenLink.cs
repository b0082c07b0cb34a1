namespace Tandem.Engine.Users;

/// <summary>A one-time link that still works.</summary>
/// <param name="Sellers">The names of the sellers that it invites to.</param>
/// <param name="Role">As what it invites.</param>
/// <param name="UserId">Whose new password it is for.</param>
public sealed record OpenLink(LinkKind Kind, IReadOnlyList<string> Sellers, Role? Role, Guid? UserId);
